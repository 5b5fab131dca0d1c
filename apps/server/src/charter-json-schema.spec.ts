import { readFile } from 'node:fs/promises';
import { inProject } from '../../../test/support/project.js';
import { charterJsonSchema } from './charter-json-schema.js';

test('the published schema is the one that charters are read by; npm run openapi writes it', async () => {
  const published = await readFile(inProject('charters/charter.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(charterJsonSchema())));
});

test('an editor is told of unknown fields, and that a based charter needs little', () => {
  const schema = charterJsonSchema() as Record<'then' | 'else', Record<string, unknown>>;
  expect(schema.then).toMatchObject({ required: ['key', 'name', 'basedOn'], additionalProperties: false });
  expect(schema.else.required).toEqual(expect.arrayContaining(['targets', 'rules', 'promises']));
  expect(schema.else.properties).toHaveProperty('rules.items');
});
