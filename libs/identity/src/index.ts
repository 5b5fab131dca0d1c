export { Accounts, type PersonDraft } from './accounts.js';
export { AuditEntry } from './audit-entry.entity.js';
export { Credential } from './credential.entity.js';
export { SHORTEST_PASSWORD } from './password.js';
export { type NewsWays, Person, type Preferences, ROLE_NAMES, type RoleName } from './person.entity.js';
export { SIGN_OUT_SIGNAL, SignIn } from './sign-in.js';
export { Team, TeamMember } from './team.entity.js';
export { ACCESS_SIGNAL, type TeamDraft, Teams, type TeamWithMembers, tellAccess } from './teams.js';
