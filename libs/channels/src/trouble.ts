import { DriverException, OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/sql';

/** SQLSTATE classes (PostgreSQL, appendix A) of what two transactions do to each other. */
const CONFLICTS: ReadonlySet<string> = new Set(['40', '55']);
/** And of a server, or a line to it, that is away, ends, is full, or only reads at this moment. */
const AWAY: ReadonlySet<string> = new Set(['08', '25', '53', '57', '58']);

/**
 * What a failure says. `mail`: that this mail cannot be taken in · `conflict`: that somebody else was at the same thing ·
 * `away`: that the database or the storage is not there, which says nothing about the mail.
 */
export function troubleOf(error: Error): 'mail' | 'conflict' | 'away' {
  if (error instanceof OptimisticLockError || error instanceof UniqueConstraintViolationException) {
    return 'conflict';
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (/^(?=.*\d)[0-9A-Z]{5}$/.test(code ?? '')) {
    const group = String(code).slice(0, 2);
    if (CONFLICTS.has(group)) return 'conflict';
    return AWAY.has(group) ? 'away' : 'mail';
  }
  // What the operating system says of a line or a disk names the call; what the driver says of a cut line has no code.
  const isCut = error instanceof DriverException && /connect|terminated|socket|closed/i.test(error.message);
  return syscall || isCut ? 'away' : 'mail';
}
