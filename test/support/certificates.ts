import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemPath } from './require-system.js';

const run = promisify(execFile);

export interface Certificates {
  /** The private authority, in PEM form: what a client has to trust. */
  ca: string;
  cert: string;
  key: string;
  certPath: string;
  keyPath: string;
}

/** A private authority and a certificate of it, made in a folder; for localhost and 127.0.0.1 where nothing else is said. */
export async function makeCertificates(
  folder: string,
  altNames = 'DNS:localhost,IP:127.0.0.1',
): Promise<Certificates> {
  const openssl = (...parameters: string[]) => run(systemPath('openssl'), parameters, { cwd: folder });
  const file = (ending: string) => join(folder, `server.${ending}`);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await writeFile(file('ext'), `subjectAltName=${altNames}\nbasicConstraints=CA:FALSE\n`);
  await openssl(
    ...['req', '-x509', ...newKey, '-keyout', file('ca.key'), '-out', file('ca.pem')],
    ...['-days', '2', '-subj', '/CN=Test authority', '-addext', 'keyUsage=critical,keyCertSign'],
  );
  await openssl('req', ...newKey, '-keyout', file('key'), '-out', file('csr'), '-subj', '/CN=localhost');
  await openssl(
    ...[
      'x509',
      '-req',
      '-in',
      file('csr'),
      '-CA',
      file('ca.pem'),
      '-CAkey',
      file('ca.key'),
      '-CAcreateserial',
    ],
    ...['-out', file('pem'), '-days', '2', '-extfile', file('ext')],
  );
  const [ca, cert, key] = await Promise.all(
    [file('ca.pem'), file('pem'), file('key')].map((path) => readFile(path, 'utf8')),
  );
  return { ca: ca ?? '', cert: cert ?? '', key: key ?? '', certPath: file('pem'), keyPath: file('key') };
}
