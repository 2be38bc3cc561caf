import type { FailureKind } from '#core/errors/failure.ts';

type FailureWords = Readonly<
  Record<`failure.${FailureKind}.${'title' | 'advice'}` | `failureNotice.${string}`, string>
>;

export const errors = {
  'failure.network.title': 'The platform could not be reached',
  'failure.network.advice':
    'Check the connection of this computer, then try again. Nothing you typed is lost.',
  'failure.offline.title': 'Nothing was sent: this computer was offline',
  'failure.offline.advice': 'No run was started. Start it again once the connection is back.',
  'failure.timeout.title': 'The platform did not answer in time',
  'failure.timeout.advice': 'Wait a moment, then try again.',
  'failure.cancelled.title': 'Cancelled',
  'failure.cancelled.advice': 'The request was stopped before an answer came. Try again when you are ready.',
  'failure.unreadable.title': 'The answer could not be read',
  'failure.unreadable.advice':
    'Something other than the platform’s usual answer came back, such as a page from a proxy. Try again; if it happens again, report the details below.',
  'failure.noKey.title': 'An API key is needed',
  'failure.noKey.advice': 'Set your API key, then try again.',
  'failure.keyRefused.title': 'The platform refused this API key',
  'failure.keyRefused.advice':
    'The key may be mistyped, expired or deleted. Copy it again from the CoreClaw Console (Settings > API & Integrations) and save it here.',
  'failure.userDisabled.title': 'This account cannot be used',
  'failure.userDisabled.advice':
    'The account behind this API key does not exist or is disabled. Use the key of another account, or ask CoreClaw support.',
  'failure.invalidRequest.title': 'The platform did not accept the request',
  'failure.invalidRequest.advice': 'Correct the input that the platform names, then try again.',
  'failure.notFound.title': 'Not found',
  'failure.notFound.advice': 'The platform has nothing with this ID or address. Check the ID or the link.',
  'failure.rateLimited.title': 'Too many requests',
  'failure.rateLimited.advice':
    'The platform accepts no more requests for now. Wait a moment, then try again.',
  'failure.internal.title': 'The platform has a problem',
  'failure.internal.advice': 'The fault is on the platform’s side. Wait a moment, then try again.',
  'failure.balanceTooLow.title': 'The balance is too low',
  'failure.balanceTooLow.advice':
    'Top up the account in the CoreClaw Console, then try again. Nothing was charged.',
  'failure.trafficTooLow.title': 'The traffic quota is used up',
  'failure.trafficTooLow.advice': 'Buy traffic in the CoreClaw Console, then try again. Nothing was charged.',
  'failure.tooManyRuns.title': 'Too many runs at the same time',
  'failure.tooManyRuns.advice':
    'Your plan’s limit of concurrent runs is reached. No run was created and nothing was charged. Wait for a run to end, or stop one, then try again.',
  'failure.workerNotFound.title': 'This Worker does not exist',
  'failure.workerNotFound.advice':
    'Check its ID or owner/name. The ID of a run or a task does not work here. Its author may have deleted it, or its version is under review: then the form opens, and no run starts.',
  'failure.workerRunFailed.title': 'The Worker could not run',
  'failure.workerRunFailed.advice': 'Look for the run under Runs and read its log before you start another.',
  'failure.versionUnavailable.title': 'The Worker, or this version of it, is not available',
  'failure.versionUnavailable.advice':
    'Use the Worker’s current version, then try again. If that is refused, the Worker itself is not available. Your input is kept.',
  'failure.taskNotFound.title': 'This task does not exist',
  'failure.taskNotFound.advice':
    'Check the link or the ID, and whether the API key belongs to the account that has the task. The ID of a Worker or a run does not work here.',
  'failure.runNotFound.title': 'This run does not exist',
  'failure.runNotFound.advice':
    'Check the link, and whether the API key belongs to the account that started the run.',
  'failure.abortFailed.title': 'The run could not be stopped',
  'failure.abortFailed.advice':
    'It may have ended already. Check its status, and try again if it is still running.',
  'failure.notImplemented.title': 'The platform does not offer this',
  'failure.notImplemented.advice': 'Trying again will not help. Use the CoreClaw Console instead.',
  'failure.onlyV1.title': 'This server passes on API v1 only',
  'failure.onlyV1.advice':
    'Tasks, waiting runs and your own Workers need API v2. Everything else works. Whoever runs this console can let it pass on /api/v2.',
  'failure.unknown.title': 'Something went wrong',
  'failure.unknown.advice': 'Try again; if it happens again, report the details below.',

  'failureNotice.platform': 'The platform says:',
  'failureNotice.http': 'HTTP {status}',
  'failureNotice.code': 'code {code}',
  'failureNotice.request': 'request {id}',
  'failureNotice.copy': 'Copy details',
  'failureNotice.check': 'Check the connection',
  'failureNotice.wait': 'The platform asks you to wait {time}.',
} as const satisfies FailureWords;
