import type { errors as english } from '../en/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<typeof english> = {
  'failure.network.title': '无法连接平台',
  'failure.network.advice': '请检查本机的网络连接，然后重试。已填写的内容不会丢失。',
  'failure.offline.title': '未发送任何内容：当时本机处于离线状态',
  'failure.offline.advice': '尚未运行。网络恢复后，请再次开始。',
  'failure.timeout.title': '平台未及时响应',
  'failure.timeout.advice': '请稍候，然后重试。',
  'failure.cancelled.title': '已取消',
  'failure.cancelled.advice': '请求在收到响应之前已结束。准备好后可以重试。',
  'failure.unreadable.title': '无法读取响应',
  'failure.unreadable.advice':
    '收到的不是平台的正常响应，可能是代理服务器的页面。请重试；如果仍然如此，请反馈下面的详情。',
  'failure.noKey.title': '需要 API 密钥',
  'failure.noKey.advice': '请设置 API 密钥，然后重试。',
  'failure.keyRefused.title': '平台拒绝了此 API 密钥',
  'failure.keyRefused.advice':
    '密钥可能有误、已过期或已删除。请从 CoreClaw 控制台（Settings > API & Integrations）重新复制，并在此保存。',
  'failure.userDisabled.title': '此账户不可用',
  'failure.userDisabled.advice':
    '此 API 密钥所属的账户不存在或已停用。请使用其他账户的密钥，或联系 CoreClaw 支持团队。',
  'failure.invalidRequest.title': '平台未接受此请求',
  'failure.invalidRequest.advice': '请更正平台指出的参数，然后重试。',
  'failure.notFound.title': '未找到',
  'failure.notFound.advice': '平台上没有所请求的内容。请检查 ID 或链接。',
  'failure.rateLimited.title': '请求过多',
  'failure.rateLimited.advice': '平台暂时不再接受请求。请稍候，然后重试。',
  'failure.internal.title': '平台出现故障',
  'failure.internal.advice': '故障在平台一侧。请稍候，然后重试。',
  'failure.balanceTooLow.title': '余额不足',
  'failure.balanceTooLow.advice': '请在 CoreClaw 控制台充值，然后重试。未产生费用。',
  'failure.trafficTooLow.title': '流量额度已用完',
  'failure.trafficTooLow.advice': '请在 CoreClaw 控制台购买流量，然后重试。未产生费用。',
  'failure.tooManyRuns.title': '同时进行的运行过多',
  'failure.tooManyRuns.advice':
    '已达到套餐的并发运行上限。未创建运行，也未产生费用。请等待某个运行结束，或停止一个，然后重试。',
  'failure.workerNotFound.title': '此 Worker 不存在',
  'failure.workerNotFound.advice':
    '请检查其 ID 或 owner/name。运行或任务的 ID 不能代替 Worker。作者可能已删除它，或其版本正在审核：此时表单可以打开，但不能运行。',
  'failure.workerRunFailed.title': '该 Worker 无法运行',
  'failure.workerRunFailed.advice': '再次开始之前，请在运行记录中找到该运行并查看日志。',
  'failure.versionUnavailable.title': '该 Worker 的此版本不可用',
  'failure.versionUnavailable.advice':
    '作者可能已发布其他版本。请使用该 Worker 的当前版本，然后重试。已填写的内容会保留。',
  'failure.taskNotFound.title': '此任务不存在',
  'failure.taskNotFound.advice':
    '请检查链接或 ID，并确认 API 密钥属于该任务所在的账户。Worker 或运行的 ID 不能代替任务。',
  'failure.runNotFound.title': '此运行不存在',
  'failure.runNotFound.advice': '请检查链接，并确认 API 密钥属于启动该运行的账户。',
  'failure.abortFailed.title': '无法停止该运行',
  'failure.abortFailed.advice': '它可能已经结束。请查看其状态，如仍在运行，请重试。',
  'failure.notImplemented.title': '平台不提供此功能',
  'failure.notImplemented.advice': '重试没有用。请在 CoreClaw 控制台中操作。',
  'failure.onlyV1.title': '此服务器只转发 API v1',
  'failure.onlyV1.advice':
    '任务、等待中的运行和自有 Worker 需要 API v2。其他功能不受影响。可请控制台的部署者同时转发 /api/v2。',
  'failure.unknown.title': '出错了',
  'failure.unknown.advice': '请重试；如果仍然如此，请反馈下面的详情。',

  'failureNotice.platform': '平台返回：',
  'failureNotice.http': 'HTTP {status}',
  'failureNotice.code': '代码 {code}',
  'failureNotice.request': '请求 {id}',
  'failureNotice.check': '检查连接',
  'failureNotice.copy': '复制详情',
  'failureNotice.wait': '平台要求等待 {time}。',
};
