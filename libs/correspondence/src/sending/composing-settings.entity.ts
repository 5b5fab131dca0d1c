import { defineEntity, p } from '@mikro-orm/sql';
import type { PlainLanguage } from '../plain-language/index.js';

const ComposingSettingsSchema = defineEntity({
  name: 'ComposingSettings',
  tableName: 'composing_settings',
  properties: {
    id: p.integer().primary(),
    /** How long a reply can be taken back; 0: it goes out at once. */
    undoSeconds: p.integer().default(10),
    /** Null: as Postroom brings it. */
    plainLanguage: p.json<PlainLanguage>().nullable(),
  },
});

/** How this organisation writes; one row, 1, once something differs from what Postroom brings. */
export class ComposingSettings extends ComposingSettingsSchema.class {}
ComposingSettingsSchema.setClass(ComposingSettings);
