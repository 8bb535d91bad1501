// The same as "RedditMcp.Bench sentiment", of npm vader-sentiment: texts a second, and agreement with people.
//   node peer.mjs TEXTS.jsonl [SECONDS]
import { readFileSync } from 'node:fs';
import vader from 'vader-sentiment';

const [file, seconds = '5'] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line));
const score = text => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound;
const call = text => { const compound = score(text); return compound >= 0.05 ? 'positive' : compound <= -0.05 ? 'negative' : 'neutral'; };

for (const half of ['tuned', 'kept']) {
  const rated = lines.filter(line => line.half === half);
  const called = rated.map(line => call(line.text));
  const f1 = label => {
    const both = rated.filter((line, i) => line.label === label && called[i] === label).length;
    return 2 * both / Math.max(1, rated.filter(line => line.label === label).length + called.filter(word => word === label).length);
  };
  console.log(`${half}: macro-F1 ${((f1('positive') + f1('neutral') + f1('negative')) / 3).toFixed(3)} of ${rated.length} rated texts`);
}

const started = performance.now();
let count = 0;
for (; performance.now() - started < Number(seconds) * 1000; count++) score(lines[count % lines.length].text);
console.log(`${(count / (performance.now() - started) * 1000).toFixed(0)} texts/s`);
