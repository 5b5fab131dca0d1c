export { Accounts, type PersonDraft } from './accounts.js';
export { AuditEntry } from './audit-entry.entity.js';
export { Credential } from './credential.entity.js';
export { SHORTEST_PASSWORD } from './password.js';
export { Person, ROLE_NAMES, type RoleName } from './person.entity.js';
export { SignIn } from './sign-in.js';
