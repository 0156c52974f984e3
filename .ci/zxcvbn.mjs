// Writes tests/EduConnect.Rules.Tests/Weakness/Data/zxcvbn.tsv: how many guesses zxcvbn-ts takes for each of its passwords.
// Usage: npm pack @zxcvbn-ts/core@4.2.0 @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/language-fr@4.1.2 and
// fastest-levenshtein@1.0.16, unpack them into FOLDER/node_modules, then node .ci/zxcvbn.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const folder = resolve(process.argv[2], 'node_modules');
const { ZxcvbnFactory } = createRequire(`${folder}/`)('@zxcvbn-ts/core');
const read = (name) => JSON.parse(readFileSync(`${folder}/@zxcvbn-ts/${name}.json`, 'utf8'));
const zxcvbn = new ZxcvbnFactory({
  dictionary: {
    passwords: read('language-common/src/passwords'),
    'commonWords-fr': read('language-fr/src/commonWords'),
    'firstnames-fr': read('language-fr/src/firstnames'),
    'lastnames-fr': read('language-fr/src/lastnames'),
    'wikipedia-fr': read('language-fr/src/wikipedia'),
  },
  graphs: read('language-common/src/adjacencyGraphs'),
  l33tMaxSubstitutions: 1,
});
const file = 'tests/EduConnect.Rules.Tests/Weakness/Data/zxcvbn.tsv';
const passwords = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => line.split('\t')[0]);
writeFileSync(file, passwords.map((one) => `${one}\t${zxcvbn.check(one).guessesLog10.toFixed(1)}\n`).join(''));
