// Measures, for two stdio servers in turn, the time from start to the answer of tools/list and the memory held then.
// node measure.mjs ROUNDS OURS... -- THEIRS...
import { spawn, execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const [rounds, ...commands] = process.argv.slice(2);
const split = commands.indexOf('--');
const servers = { 'reddit-mcp': commands.slice(0, split), 'reddit-mcp-buddy': commands.slice(split + 1) };

const handshake = [
  {
    jsonrpc: '2.0', id: 1, method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'startup', version: '1' } },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list', params: {} },
];

async function start([command, ...args]) {
  const began = process.hrtime.bigint();
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const send = message => server.stdin.write(JSON.stringify(message) + '\n');
  send(handshake[0]);
  for await (const line of createInterface(server.stdout)) {
    const answer = JSON.parse(line);
    if (answer.id === 1) handshake.slice(1).forEach(send);
    if (answer.id === 2) {
      if (!answer.result?.tools?.length) throw new Error(`${command} lists no tools: ${line}`);
      break;
    }
  }
  const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
  const megabytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', server.pid])) / 1024;
  const ended = new Promise(resolve => server.once('exit', resolve));
  server.stdin.end();
  server.kill();
  await ended;
  return { milliseconds, megabytes };
}

const median = values => values.toSorted((a, b) => a - b)[values.length >> 1];
const measured = Object.fromEntries(Object.keys(servers).map(name => [name, []]));
for (const command of Object.values(servers)) await start(command);   // once for the disk's sake
for (let round = 0; round < Number(rounds); round++)
  for (const [name, command] of Object.entries(servers)) measured[name].push(await start(command));

const medians = Object.entries(measured).map(([name, runs]) => {
  const time = median(runs.map(run => run.milliseconds));
  const memory = median(runs.map(run => run.megabytes));
  console.log(`${name.padEnd(17)} ${time.toFixed(0).padStart(5)} ms ${memory.toFixed(0).padStart(5)} MB   (median of ${rounds})`);
  return { time, memory };
});
console.log(`ratio             ${(medians[0].time / medians[1].time).toFixed(2).padStart(5)}x   ${(medians[0].memory / medians[1].memory).toFixed(2).padStart(5)}x`);
