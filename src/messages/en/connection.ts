/** The connection check: its steps, what may be wrong, and how to mend it. */
export const connection = {
  'check.title': 'Connection check',
  'check.intro':
    'Checks, step by step, whether this page reaches the platform. It starts nothing and costs nothing.',
  'check.path': 'From {page} to {origin}, API {version}',
  'check.path.sandbox': 'The sandbox in this page, API {version}. No network is needed.',
  'check.again': 'Check again',
  'check.copy': 'Copy report',
  'check.running': 'Checking…',
  'check.good': 'Everything that was checked works.',
  'check.bad': '{count, plural, one {# step} other {# steps}} failed. What to do stands with each.',
  'check.state.passed': 'works',
  'check.state.failed': 'failed',
  'check.state.skipped': 'not checked',
  'check.state.running': 'checking…',
  'check.state.waiting': 'waiting',
  'check.cause': 'Likely cause:',
  'check.mend': 'What to do:',
  'check.took': '{time} ms',

  'check.step.reach': 'The platform can be reached',
  'check.step.cors': 'Its answers may be read by this page',
  'check.step.public': 'It answers as the platform does',
  'check.step.auth': 'It accepts the API key',
  'check.step.clock': 'The clock of this computer is right',

  'check.note.sameOrigin': 'Page and API share one origin, so no permission is needed.',
  'check.note.clock':
    'It differs from the platform’s by {seconds, plural, one {# second} other {# seconds}}.',
  'check.skip.before': 'An earlier step failed.',
  'check.skip.noKey': 'No API key is set in this tab.',
  'check.skip.noDate': 'The platform does not tell its time to pages of another origin.',

  'check.offline.cause': 'This computer has no network.',
  'check.offline.mend': 'Connect it, then check again.',
  'check.unreachable.cause':
    'Nothing answers at {origin}. A firewall, a VPN or an ad blocker may stand between, or the platform is down.',
  'check.unreachable.mend':
    'Open {origin} in another tab. If that works, allow this page in your blocker. If not, ask whoever looks after your network.',
  'check.serverDown.cause': 'The server that this page came from does not answer any more.',
  'check.serverDown.mend': 'Start it again, or ask whoever runs this console.',
  'check.cors.cause': '{origin} answers, but does not let pages of {page} read its answers (CORS).',
  'check.cors.mend':
    'Whoever deploys this console can serve it behind a server that passes /api on, and build it with VITE_API_BASE_URL=same-origin.',
  'check.notApi.cause':
    'Something else answers in place of the platform: a sign-in page of your network, or a host that does not pass /api on.',
  'check.notApi.mend':
    'Open a web page in another tab and sign in where your network asks for it. If nothing asks, tell whoever deploys this console, and send the report.',
  'check.limited.cause': 'Too many requests were sent a moment ago.',
  'check.limited.mend': 'Wait a minute, then check again.',
  'check.platform.cause': 'The platform has a problem of its own.',
  'check.platform.mend': 'Wait a little, then check again. If it lasts, send the report to CoreClaw support.',
  'check.slow.cause': 'No answer came in time. The connection is slow, or the platform is.',
  'check.slow.mend': 'Check again in a moment.',
  'check.keyRefused.cause': 'The key may be mistyped, expired or deleted.',
  'check.keyRefused.mend':
    'Copy it again from the CoreClaw Console (Settings, API & Integrations) and save it here.',
  'check.userDisabled.cause': 'The account behind this API key does not exist or is disabled.',
  'check.userDisabled.mend': 'Use the key of another account, or ask CoreClaw support.',
  'check.header.cause':
    'The platform does not let this page send the header {header} (CORS), or the connection broke just now.',
  'check.header.mend':
    'Check again. If it stays, whoever deploys this console can build it with VITE_AUTH_SCHEME=bearer, or serve it behind a server that passes /api on.',
  'check.clock.cause': 'The clock of this computer differs from the platform’s by {seconds} seconds.',
  'check.clock.mend':
    'Let the computer set its clock by itself. Until then, a run whose answer was lost may not be found again.',
  'check.unknown.cause': 'The platform refused for another reason.',
  'check.unknown.mend': 'Copy the report and send it to whoever deploys this console.',
} as const;
