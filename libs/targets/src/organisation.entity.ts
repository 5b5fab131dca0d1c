import { defineEntity, p } from '@mikro-orm/sql';

/** A place where people can help themselves or read more. */
export interface ContactLink {
  label: string;
  url: string;
}

/** Who looks at a complaint once the organisation has had its last word. */
export interface Ombudsman {
  name: string;
  telephone: string;
  website: string;
}

export interface PublishedPromise {
  key: string;
  text: string;
  target?: string | undefined;
}

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(200),
    telephone: p.string().length(60),
    website: p.string().length(300),
    /** In words, as it stands in a letter. */
    openingHours: p.string().length(200),
    links: p.json<ContactLink[]>(),
    ombudsman: p.json<Ombudsman>().nullable(),
    timeZone: p.string().length(60),
    /** Key of its working calendar. */
    calendar: p.string().length(60),
    /** The charter it runs. */
    charter: p.string().length(60),
    charterName: p.string().length(200).default(''),
    /** As they were published when the charter was put in use; `target` is the key of the one that keeps it. */
    promises: p
      .json<PublishedPromise[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
  },
});

/** Who runs this installation; one row, 1. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
