import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in /proc; the kernel's USER_HZ, 100 on every Linux that Node runs on. */
const TICKS = 100;

/** CPU seconds that a process and all of its living children have used so far. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime, stime, and those of children that have ended.
  const own = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) / TICKS;
  return own + children(pid).reduce((sum, child) => sum + cpuSeconds(child), 0);
}

/** The most memory a process has held, in MB. */
export function peakMemory(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

export function percentile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

/** One line of a result: what it is, and its figure. */
export function tell(what: string, figure: number, unit: string, digits = 1): void {
  console.log(`${what.padEnd(52)} ${figure.toFixed(digits).padStart(10)} ${unit}`);
}

function children(pid: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
