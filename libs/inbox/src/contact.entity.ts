import { defineEntity, p } from '@mikro-orm/sql';
import { DomainError, newId } from '#shared';

export type NeedKind = 'large-print' | 'braille' | 'easy-read' | 'interpreter' | 'phone' | 'other';

/** In which form somebody needs to be answered. */
export interface Need {
  kind: NeedKind;
  /** The size of the print, the language of the interpreter, or other words. */
  detail: string;
}

/** What colleagues must know before they speak to somebody. */
export interface Warning {
  id: string;
  text: string;
  at: string;
  by: { id: string; name: string };
}

/** What a merge took along, so that it can be given back. */
export interface Moved {
  points: { kind: string; value: string }[];
  /** Ids of conversations. */
  conversations: string[];
  needs: Need[];
  /** Ids of warnings. */
  warnings: string[];
  notes: string;
  /** Whether the name of who is left had been put right before. */
  nameCorrected: boolean;
  /** Whether their language was taken over. */
  language: boolean;
}

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** As they write it themselves, unless staff have put it right; may be empty. */
    name: p.string().length(300),
    /** Staff have put the name right: what mails say no longer changes it. */
    nameCorrected: p.boolean().default(false),
    /** What they want to be answered in: `cy`, `pl` (BCP 47); null: as the organisation writes. */
    language: p.string().length(35).nullable(),
    needs: p
      .json<Need[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    warnings: p
      .json<Warning[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    notes: p.text().default(''),
    /** The conversation of somebody else through which they became known. */
    metIn: p.uuid().nullable(),
    /** The contact who they turned out to be; all that was theirs is there now. */
    mergedInto: p.uuid().nullable(),
    mergedAt: p.datetime().nullable(),
    mergedBy: p.uuid().nullable(),
    moved: p.json<Moved>().nullable().lazy(),
    createdAt: p.datetime().defaultRaw('now()'),
    version: p.integer().version(),
  },
});

/** A person or organisation who writes in. */
export class Contact extends ContactSchema.class {
  /** @throws DomainError `conflict` where somebody else has changed it since */
  expectVersion(version: number): void {
    if (version !== this.version) {
      throw new DomainError(
        'conflict',
        'stale-version',
        `Somebody has changed what is known of ${this.name || 'this person'} since you opened it. Look at it again, then try once more.`,
      );
    }
  }

  /** Staff have put the name right: it stands from now on. */
  correctName(name: string): void {
    if (name === this.name) return;
    this.name = name;
    this.nameCorrected = true;
  }
}
ContactSchema.setClass(Contact);

const ContactPointSchema = defineEntity({
  name: 'ContactPoint',
  tableName: 'contact_point',
  properties: {
    /** `email`, or the kind of handle that a network uses. */
    kind: p.string().length(20).primary(),
    /** Lower case. */
    value: p.string().length(320).primary(),
    contactId: p.uuid(),
    /** What staff call it: "work". */
    label: p.string().length(60).default(''),
    /** The one to use first. */
    preferred: p.boolean().default(false),
  },
  indexes: [{ properties: ['contactId'] }],
});

/** A way in which one contact is known: an address, a handle. */
export class ContactPoint extends ContactPointSchema.class {}
ContactPointSchema.setClass(ContactPoint);
