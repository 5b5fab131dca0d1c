import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';

export interface DovecotPlace {
  folder: string;
  port: number;
  tlsPort: number;
  certPath: string;
  keyPath: string;
  /** Who owns the mail: never root, which Dovecot refuses. */
  uid: number;
  gid: number;
  /** Mailbox users with their passwords. */
  users: Record<string, string>;
}

/** The password file, one line a user (PLAIN is enough on a loopback port that lives for one suite). */
export function passwordFile({ users }: DovecotPlace): string {
  return Object.entries(users)
    .map(([user, password]) => `${user}:{PLAIN}${password}\n`)
    .join('');
}

/** A Dovecot 2.3 that needs nothing outside its folder, and runs as root or as anybody. */
export function dovecotConfig(place: DovecotPlace): string {
  const { folder } = place;
  const me = userInfo();
  const isRoot = me.uid === 0;
  return `
base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${join(folder, 'dovecot.log')}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${place.certPath}
ssl_key = <${place.keyPath}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0 secs
auth_username_format = %Lu
mail_location = maildir:${join(folder, 'mail', '%u')}
mail_fsync = never
maildir_stat_dirs = no
mail_max_userip_connections = 200
first_valid_uid = 1
${isRoot ? '' : asOneself(me.username)}
# Otherwise a wrong password makes every later sign-in from this machine wait for seconds.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
passdb {
  driver = passwd-file
  args = ${join(folder, 'users')}
}
userdb {
  driver = static
  args = uid=${place.uid} gid=${place.gid} home=${join(folder, 'home')}/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  inet_listener imap {
    port = ${place.port}
  }
  inet_listener imaps {
    port = ${place.tlsPort}
    ssl = yes
  }
}
`;
}

/** Without root nobody can be switched to and nothing can be locked into a folder. */
function asOneself(user: string): string {
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const services = ['anvil', 'auth', 'config', 'dict', 'imap', 'imap-login', 'log', 'stats'];
  return [
    `default_internal_user = ${user}`,
    `default_internal_group = ${group}`,
    `default_login_user = ${user}`,
    ...services.map((name) => `service ${name} {\n  chroot =\n  user = ${user}\n}`),
  ].join('\n');
}
