// The verdicts of ajv on both schemas of each policy. Usage: node schemas.mjs CASES
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const ajv = new Ajv({ validateFormats: false });
let asked = 0;
for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const { schema, single, cases } = JSON.parse(line);
  for (const validate of [ajv.compile(schema), ajv.compile(single)]) {
    for (const [text, verdict] of cases) {
      if (validate(text) !== verdict) throw new Error(`ajv differs on ${JSON.stringify(text)} under ${JSON.stringify(validate.schema)}`);
      asked++;
    }
  }
}
console.log(`ajv: ${asked} verdicts, no difference`);
