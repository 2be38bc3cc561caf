/** What the words of the run options mean: shown where they stand, when it is asked for. */
export const explain = {
  'explain.workerId':
    'A Worker ID names one script on CoreClaw: 26 letters and digits, such as 01KPD6M5YQADCQKGVKPDZVYC63, or owner/name, such as coreclaw/google-maps-scraper. It stands in the address of the Worker’s page in the CoreClaw Console and the store, and there under API. The ID of a run looks alike but opens a run.',
  'explain.memory':
    'How much the script may keep in mind while it works. A browser-driven Worker needs more than one that only fetches pages; too little may make a run fail. More memory costs more a minute.',
  'explain.cpus':
    'How fast the script may compute. Choosing a memory sets the cores that the CoreClaw Console gives with it: 512 MB has 0.125 core, 4,096 MB has 1. Type another number only if you need it.',
  'explain.timeout':
    'The run is ended after so many seconds, finished or not. It has to be at least 1: there is no run without a time limit.',
  'explain.maxCharge':
    'The most that this run may cost, in whole US dollars. 0 means no limit: the run may use all of your balance.',
  'explain.maxTraffic': 'The most data that this run may move, in MB. 0 means no limit.',
  'explain.proxyRegion':
    'The country that the visited sites see the run come from. Prices, languages and results may depend on it. Automatic leaves the choice to the platform.',
  'explain.version':
    'The release of the Worker that runs. The form belongs to the version that stands here at first; another one may know other fields.',
  'explain.mode':
    'Async: the run starts and you follow it here, for as long as it takes. Sync: the answer waits for the end of the run, at most some minutes; then the run goes on by itself. Async is right nearly always.',
  'explain.callbackUrl':
    'An address of your own that CoreClaw calls when the run changes or ends. It sends JSON by POST, such as the text below. Take it as a call to look at the run, not as its result: names may differ, and anybody may call an open address.',
  'explain.tasks':
    'A task is a part of a run that works by itself. Some fields split: each line of such a list becomes a task, and the tasks work side by side. The number follows what you fill in. More tasks mean more work and more cost: look at the number before you start.',
} as const;
