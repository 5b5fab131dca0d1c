import { defineEntity, p } from '@mikro-orm/sql';

/** `session`: a browser's cookie · `token`: a program's bearer token · `setup`: the one-time link of the first start. */
export type CredentialKind = 'session' | 'token' | 'setup';

const CredentialSchema = defineEntity({
  name: 'Credential',
  tableName: 'credential',
  properties: {
    /** Hex SHA-256 of the secret; the secret itself is kept by its bearer only. */
    hash: p.string().length(64).primary(),
    kind: p.string().length(10).$type<CredentialKind>(),
    personId: p.uuid().nullable(),
    name: p.string().length(200).default(''),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['personId'] }],
});

/** Something that stands for a person when shown. */
export class Credential extends CredentialSchema.class {
  isValid(now: Date): boolean {
    return !this.expiresAt || this.expiresAt > now;
  }
}
CredentialSchema.setClass(Credential);
