// Preloaded into a peer (node --import): whatever it fetches from Reddit comes from the simulator at REDIRECT_TO instead.
const target = new URL(process.env.REDIRECT_TO);
const original = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
  if (url.hostname.endsWith('reddit.com')) {
    url.protocol = target.protocol;
    url.host = target.host;
  }
  return original(url, init);
};
