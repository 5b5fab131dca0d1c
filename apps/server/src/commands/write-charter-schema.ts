import { writeFile } from 'node:fs/promises';
import { charterJsonSchema } from '../charter-json-schema.js';

/** Writes the JSON Schema of charters to the file named on the command line. */
const [, , file = 'charters/charter.schema.json'] = process.argv;
await writeFile(file, `${JSON.stringify(charterJsonSchema(), null, 2)}\n`);
