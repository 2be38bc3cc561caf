export const connection = {
  'check.title': 'Connection check',
  'check.intro':
    'Checks, step by step, whether this page can reach the platform. It starts no run and costs nothing.',
  'check.path': 'Run Console {release}, from {page} to {origin}, API {version}',
  'check.path.sandbox':
    'Run Console {release}, with the sandbox in this page, API {version}. No network is needed.',
  'check.again': 'Check again',
  'check.copy': 'Copy report',
  'check.running': 'Checking…',
  'check.good': 'Everything that was checked works.',
  'check.bad': '{count, plural, one {# step} other {# steps}} failed. See “What to do”.',
  'check.state.passed': 'works',
  'check.state.failed': 'failed',
  'check.state.skipped': 'not checked',
  'check.state.running': 'checking…',
  'check.state.waiting': 'waiting',
  'check.cause': 'Likely cause:',
  'check.mend': 'What to do:',
  'check.took': '{time} ms',

  'check.step.reach': 'The platform can be reached',
  'check.step.cors': 'This page may read its answers',
  'check.step.public': 'The answers come from the platform',
  'check.step.auth': 'It accepts the API key',
  'check.step.versions': 'The versions of the API answer',
  'check.step.clock': 'The clock of this computer is right',

  'check.note.sameOrigin': 'Page and API share one origin, so no permission is needed.',
  'check.note.clock':
    'It differs from the platform’s by {seconds, plural, one {# second} other {# seconds}}.',
  'check.note.bothVersions': 'API v1 and API v2 answer.',
  'check.note.onlyV2': 'API v2 answers, API v1 does not. Nothing is missing: v2 has all of it.',
  'check.skip.before': 'An earlier step failed.',
  'check.skip.noKey': 'No API key is set in this tab.',
  'check.skip.noDate': 'The platform does not tell its time to pages from another origin.',

  'check.offline.cause': 'This computer has no network connection.',
  'check.offline.mend': 'Connect it, then check again.',
  'check.unreachable.cause':
    'Nothing answers at {origin}. A firewall, a VPN or an ad blocker may block it, or the platform may be down.',
  'check.unreachable.mend':
    'Open {origin} in another tab. If that works, allow this page in your blocker. If not, ask your network administrator.',
  'check.serverDown.cause': 'The server that this page came from no longer answers.',
  'check.serverDown.mend': 'Start it again, or ask whoever runs this console.',
  'check.cors.cause': '{origin} answers, but does not let pages of {page} read its answers (CORS).',
  'check.cors.mend':
    'Whoever deploys this console can serve it behind a server that forwards /api, and build it with VITE_API_BASE_URL=same-origin.',
  'check.notApi.cause':
    'Something other than the platform answers: a sign-in page of your network, or a host that does not forward /api.',
  'check.notApi.mend':
    'Open a web page in another tab and sign in if your network asks for it. If it does not ask, send the report to whoever deploys this console.',
  'check.limited.cause': 'Too many requests were sent a moment ago.',
  'check.limited.mend': 'Wait a minute, then check again.',
  'check.platform.cause': 'The platform itself has a problem.',
  'check.platform.mend':
    'Wait a moment, then check again. If the problem persists, send the report to CoreClaw support.',
  'check.slow.cause': 'No answer came in time. The connection or the platform is slow.',
  'check.slow.mend': 'Check again in a moment.',
  'check.keyRefused.cause': 'The key may be mistyped, expired or deleted.',
  'check.keyRefused.mend':
    'Copy it again from the CoreClaw Console (Settings > API & Integrations) and save it here.',
  'check.userDisabled.cause': 'The account behind this API key does not exist or is disabled.',
  'check.userDisabled.mend': 'Use the key of another account, or ask CoreClaw support.',
  'check.header.cause':
    'The platform does not let this page send the header {header} (CORS), or the connection was just interrupted.',
  'check.header.mend':
    'Check again. If it still fails, whoever deploys this console can build it with VITE_AUTH_SCHEME=bearer, or serve it behind a server that forwards /api.',
  'check.onlyV1.cause': 'API v2 does not answer here, or not with this key.',
  'check.onlyV1.mend':
    'Runs are started and followed all the same. Tasks and their schedules, runs kept waiting, your own Workers and most of the platform’s file formats need API v2, and do not work here. Whoever deploys this console can forward /api/v2 too, with PUT and DELETE.',
  'check.clock.cause': 'The clock of this computer differs from the platform’s by {seconds} seconds.',
  'check.clock.mend':
    'Let the computer set its clock automatically. Until then, a run whose answer was lost may not be found.',
  'check.unknown.cause': 'The platform refused for another reason.',
  'check.unknown.mend': 'Copy the report and send it to whoever deploys this console.',
} as const;
