// node templates.mjs <folder>: has the official validator read every template of a folder; exit 1 when one is not valid.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@bpmn-io/element-templates-validator';

const folder = process.argv[2];
const files = readdirSync(folder).filter(file => file.endsWith('.json'));
let bad = 0;
for (const file of files) {
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  for (const template of [content].flat()) {
    const { valid, errors, warnings } = validate(template);
    if (!valid || warnings?.length) {
      bad++;
      console.log(file, template.version, JSON.stringify(errors ?? warnings));
    }
  }
}
console.log(`${files.length} files, ${bad} bad`);
process.exit(files.length === 0 || bad > 0 ? 1 : 0);
