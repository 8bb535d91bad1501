// Writes every recorded comment, title and text as a line of JSON, rated ones with their label.
//   node texts.mjs RECORDINGS RATINGS.tsv > texts.jsonl
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [recordings, ratings] = process.argv.slice(2);
const rated = new Map(readFileSync(ratings, 'utf8').trim().split('\n').map(line => line.split('\t')).map(([hash, half, label]) => [hash, { half, label }]));
const texts = new Map();

function collect(node) {
  if (Array.isArray(node)) return node.forEach(collect);
  if (node === null || typeof node !== 'object') return;
  for (const [name, value] of Object.entries(node)) {
    if (['body', 'title', 'selftext'].includes(name) && typeof value === 'string' && value !== '') add(value);
    else collect(value);
  }
}

function add(recorded) {
  const text = recorded.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  texts.set(hash, { text, ...rated.get(hash) });
}

for (const file of readdirSync(recordings, { recursive: true }).filter(name => name.endsWith('.json')).sort())
  collect(JSON.parse(readFileSync(join(recordings, file), 'utf8')));
for (const line of texts.values()) console.log(JSON.stringify(line));
