import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface SystemProgram {
  /** What it is called where people read it. */
  title: string;
  /** Names looked for in the path, and places outside of it; a place may hold `*`. */
  names: string[];
  places: string[];
  /** The Debian command that brings it. */
  install: string;
}

const PROGRAMS = {
  dovecot: {
    title: 'Dovecot',
    names: ['dovecot'],
    places: ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'],
    install: 'apt-get install dovecot-imapd',
  },
  openssl: {
    title: 'OpenSSL',
    names: ['openssl'],
    places: ['/usr/bin/openssl'],
    install: 'apt-get install openssl',
  },
  postgres: {
    title: 'PostgreSQL',
    names: ['postgres'],
    places: ['/usr/lib/postgresql/*/bin/postgres'],
    install: 'apt-get install postgresql',
  },
  chromium: {
    title: 'Chromium',
    names: ['chromium', 'chromium-browser'],
    places: ['/usr/bin/chromium'],
    install: 'apt-get install chromium',
  },
  clamd: {
    title: 'ClamAV',
    names: ['clamd'],
    places: ['/usr/sbin/clamd'],
    install: 'apt-get install clamav-daemon',
  },
} satisfies Record<string, SystemProgram>;

export type SystemProgramName = keyof typeof PROGRAMS;

/** Where a program stands on this machine, or null. */
export function findSystem(name: SystemProgramName): string | null {
  const { names, places } = PROGRAMS[name];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = folders.flatMap((folder) => names.map((each) => join(folder, each)));
  const elsewhere = places.flatMap((place) =>
    place.includes('*') ? globSync(place).sort().reverse() : [place],
  );
  return [...inPath, ...elsewhere].find(isProgram) ?? null;
}

/** The same, for code that cannot go on without it. */
export function systemPath(name: SystemProgramName): string {
  const found = findSystem(name);
  if (!found) throw new Error(missing([name]));
  return found;
}

/**
 * A `describe` of tests that need programs of the system. Where one is missing they are skipped, and their title says
 * which and how to get it; with REQUIRE_SYSTEM=1 they fail instead.
 */
export function describeSystem(title: string, needs: SystemProgramName[], tests: () => void): void {
  const absent = needs.filter((name) => findSystem(name) === null);
  if (absent.length === 0) {
    describe(title, tests);
  } else if (process.env.REQUIRE_SYSTEM === '1') {
    describe(title, () => {
      test(`has ${absent.map((name) => PROGRAMS[name].title).join(', ')}`, () => {
        throw new Error(missing(absent));
      });
    });
  } else {
    describe.skip(`${title} (skipped: ${missing(absent)})`, tests);
  }
}

function missing(names: SystemProgramName[]): string {
  return names
    .map((name) => `${PROGRAMS[name].title} is not installed: ${PROGRAMS[name].install}`)
    .join('; ');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
