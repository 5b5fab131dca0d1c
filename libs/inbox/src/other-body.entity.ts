import { defineEntity, p } from '@mikro-orm/sql';

const OtherBodySchema = defineEntity({
  name: 'OtherBody',
  tableName: 'other_body',
  properties: {
    /** Stable, for rules and programs: `county-council`. */
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    /** What they look after, in words that follow "They look after"; empty: nothing is said. */
    about: p.string().length(500).default(''),
    /** Where people get in touch with them, or report it. */
    website: p.string().length(2000).nullable(),
    telephone: p.string().length(60).nullable(),
    email: p.string().length(320).nullable(),
  },
});

/** A body that looks after what people take for ours. */
export class OtherBody extends OtherBodySchema.class {}
OtherBodySchema.setClass(OtherBody);
