export const explain = {
  'explain.workerId':
    'A Worker ID identifies one script on CoreClaw: 26 letters and digits, such as 01KPD6M5YQADCQKGVKPDZVYC63, or owner/name, such as coreclaw/google-maps-scraper. Find it in the address of the Worker’s page in the CoreClaw Console or the store, or on that page under API. A run ID looks similar, but it opens a run.',
  'explain.memory':
    'How much memory (RAM) the script may use. A Worker that drives a browser needs more than one that only fetches pages; with too little, a run may fail. More memory costs more per minute.',
  'explain.cpus':
    'How fast the script may compute. When you choose a memory size, the cores are set as the CoreClaw Console sets them: 0.125 core for 512 MB, 1 core for 4,096 MB. Enter another number only if you need it.',
  'explain.timeout':
    'The run is ended after this many seconds, finished or not. At least 1: there is no run without a time limit.',
  'explain.maxCharge':
    'The most that this run may cost, in US dollars. 0 means no limit: the run may use all of your balance.',
  'explain.maxTraffic': 'The most data that this run may transfer, in MB. 0 means no limit.',
  'explain.proxyRegion':
    'The country that the visited sites see the run coming from. Prices, languages and results may depend on it. Automatic leaves the choice to the platform.',
  'explain.version':
    'The release of the Worker to run. The form belongs to the version shown here at first; another version may have other fields.',
  'explain.mode':
    'Async: the run starts and you follow it here, for as long as it takes. Sync: the request waits for the run to end, a few minutes at most; then the run continues on its own. The answer to such a request holds the first rows of the results only; here you see all of them. Async is almost always right.',
  'explain.callbackUrl':
    'An address of your own that CoreClaw notifies when the run changes or ends. It sends JSON by POST, such as the text below. Treat it as a reminder to look at the run, not as its result: field names may differ, and anyone can call a public address.',
} as const;
