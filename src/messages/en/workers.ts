/** The first screen: opening a Worker, the store search, recent Workers. */
export const workers = {
  'workers.title': 'Workers',
  'workers.intro': 'Open a Worker, fill in its form, start the run, and follow it until you have the data.',
  'workers.label': 'Worker',
  'workers.placeholder': 'owner/name, Worker ID, a link, or words to search for',
  'workers.open': 'Open Worker',
  'workers.help':
    'A Worker ID, such as 01KPD6M5YQADCQKGVKPDZVYC63, or owner/name, such as coreclaw/google-maps-scraper, or a pasted link of CoreClaw or this console. As you type, the store is searched too.',
  'workers.problem.empty': 'Type or paste a Worker ID, owner/name, or a link to a Worker first.',
  'workers.problem.malformed':
    'This is neither a Worker ID, such as 01KPD6M5YQADCQKGVKPDZVYC63, nor owner/name, nor a link to a Worker. Both names stand on the Worker’s page in the CoreClaw Console, under API.',
  'workers.problem.run': 'This is a link to a run, not to a Worker.',
  'workers.problem.run.open': 'Open the run',
  'workers.store': 'In the store',
  'workers.store.searching': 'Searching the store…',
  'workers.store.none': 'The store has no Worker for “{text}”.',
  'workers.store.count': '{count, plural, one {# Worker} other {# Workers}} found',
  'workers.recent': 'Recent',
  'workers.recent.forget': 'Forget {worker}',
  'workers.recent.opened': 'opened {when}',
  'workers.first.title': 'What this is',
  'workers.first.1':
    'Workers are scripts on CoreClaw that collect data. Each has its own form, which this console shows.',
  'workers.first.2': 'You see the exact request before it is sent. One click starts one run, never two.',
  'workers.first.3':
    'Your API key stays in this browser tab. A link you share fills a form; it never starts anything.',
  'workers.first.try': 'Try {worker}',
  'workers.sandbox': 'Try it in the sandbox',
  'workers.sandbox.about':
    'Sample Workers, and runs that are not real and cost nothing. Its API key is free.',
} as const;
