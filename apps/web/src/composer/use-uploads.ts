import { useState } from 'react';
import { discardUpload, type Upload } from '#api-client';
import { texts } from '../texts.js';

export interface Rising {
  key: number;
  name: string;
  /** 0 to 1. */
  share: number;
  problem: string | null;
  stop: () => void;
}

const LARGEST = 25 * 1024 * 1024;
const words = texts.composer;
let made = 0;

/** Brings files to the server as soon as they are chosen, dropped or pasted. */
export function useUploads(attached: Upload[], onChange: (change: (before: Upload[]) => Upload[]) => void) {
  const [rising, setRising] = useState<Rising[]>([]);
  const patch = (key: number, change: Partial<Rising>) =>
    setRising((before) => before.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const leave = (key: number) => setRising((before) => before.filter((each) => each.key !== key));

  return {
    rising,
    add(files: Iterable<File>) {
      let total = attached.reduce((sum, { size }) => sum + size, 0);
      for (const file of files) {
        const key = ++made;
        total += file.size;
        const { request, done } = bring(file, (share) => patch(key, { share }));
        const stop = () => {
          request.abort();
          leave(key);
        };
        const problem = total > LARGEST ? words.tooLarge : null;
        setRising((before) => [
          ...before,
          { key, name: file.name || words.unnamed, share: 0, problem, stop },
        ]);
        if (problem) continue;
        request.send(file);
        done.then(
          (upload) => {
            leave(key);
            onChange((before) => [...before, upload]);
          },
          (error: Error) => patch(key, { problem: error.message }),
        );
      }
    },
    remove(id: string) {
      onChange((before) => before.filter((upload) => upload.id !== id));
      // Where the line is down, the server clears up by itself.
      void discardUpload({ path: { id }, throwOnError: true }).catch(() => {});
    },
  };
}

/** Not `fetch`, which does not say how far it has come. */
function bring(file: File, onProgress: (share: number) => void) {
  const request = new XMLHttpRequest();
  request.open('POST', `/api/uploads?name=${encodeURIComponent(file.name || words.unnamed)}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
  const done = new Promise<Upload>((resolve, reject) => {
    request.onload = () => {
      const { response, status } = request;
      if (status === 201) resolve(response as Upload);
      else reject(new Error((response as { detail?: string } | null)?.detail ?? words.notAttached));
    };
    request.onerror = () => reject(new Error(words.notAttached));
  });
  return { request, done };
}
