import type { connection as english } from '../en/connection.ts';
import type { Translation } from '../translation.ts';

export const connection: Translation<typeof english> = {
  'check.title': '连接检查',
  'check.intro': '逐步检查此页面能否连接平台。检查不会开始任何运行，也不产生费用。',
  'check.path': '运行控制台 {release}，从 {page} 到 {origin}，API {version}',
  'check.path.sandbox': '运行控制台 {release}，使用此页面中的沙盒，API {version}。无需网络。',
  'check.again': '重新检查',
  'check.copy': '复制报告',
  'check.running': '正在检查…',
  'check.good': '已检查的各项都正常。',
  'check.bad': '{count, plural, other {# 项}}检查失败，请见“处理方法”。',
  'check.state.passed': '正常',
  'check.state.failed': '失败',
  'check.state.skipped': '未检查',
  'check.state.running': '正在检查…',
  'check.state.waiting': '等待中',
  'check.cause': '可能的原因：',
  'check.mend': '处理方法：',
  'check.took': '{time} 毫秒',

  'check.step.reach': '可以连接平台',
  'check.step.cors': '此页面可以读取平台的响应',
  'check.step.public': '响应来自平台',
  'check.step.auth': '平台接受 API 密钥',
  'check.step.versions': 'API 各版本有响应',
  'check.step.clock': '本机的时钟正确',

  'check.note.sameOrigin': '页面与 API 同源，无需许可。',
  'check.note.clock': '与平台相差 {seconds, plural, other {# 秒}}。',
  'check.note.bothVersions': 'API v1 和 API v2 都有响应。',
  'check.note.onlyV2': 'API v2 有响应，API v1 没有。功能不受影响：v2 包含全部功能。',
  'check.skip.before': '前一步未通过。',
  'check.skip.noKey': '本标签页中没有设置 API 密钥。',
  'check.skip.noDate': '平台不向跨源页面提供服务器时间。',

  'check.offline.cause': '本机没有联网。',
  'check.offline.mend': '请连接网络，然后重新检查。',
  'check.unreachable.cause':
    '{origin} 没有响应。可能有防火墙、VPN 或广告拦截器阻挡，也可能是平台停止了服务。',
  'check.unreachable.mend':
    '请在另一个标签页中打开 {origin}。如果能打开，请在拦截器中放行此页面；如果打不开，请联系网络管理员。',
  'check.serverDown.cause': '提供此页面的服务器不再响应。',
  'check.serverDown.mend': '请重新启动服务器，或联系本控制台的管理者。',
  'check.cors.cause': '{origin} 有响应，但不允许 {page} 的页面读取（CORS）。',
  'check.cors.mend':
    '部署本控制台的人可以将它放在转发 /api 的服务器之后，并以 VITE_API_BASE_URL=same-origin 构建。',
  'check.notApi.cause': '响应并非来自平台，而是其他内容：网络的登录页面，或不转发 /api 的主机。',
  'check.notApi.mend':
    '请在另一个标签页中打开任意网页；如果网络要求登录，请登录。如果没有要求，请联系部署本控制台的人并附上报告。',
  'check.limited.cause': '刚才发送的请求过多。',
  'check.limited.mend': '请等待一分钟，然后重新检查。',
  'check.platform.cause': '平台自身出现问题。',
  'check.platform.mend': '请稍等后重新检查。如果问题持续，请将报告发送给 CoreClaw 支持团队。',
  'check.slow.cause': '没有及时收到响应。网络或平台较慢。',
  'check.slow.mend': '请稍后重新检查。',
  'check.keyRefused.cause': '密钥可能有误、已过期或已删除。',
  'check.keyRefused.mend': '请从 CoreClaw 控制台（Settings > API & Integrations）重新复制，并在此保存。',
  'check.userDisabled.cause': '此 API 密钥所属的账户不存在或已停用。',
  'check.userDisabled.mend': '请使用其他账户的密钥，或联系 CoreClaw 支持团队。',
  'check.header.cause': '平台不允许此页面发送请求头 {header}（CORS），或连接刚刚中断。',
  'check.header.mend':
    '请重新检查。如果仍然失败，部署本控制台的人可以用 VITE_AUTH_SCHEME=bearer 构建，或将它放在转发 /api 的服务器之后。',
  'check.onlyV1.cause': 'API v2 在此处没有响应，或不接受此密钥。',
  'check.onlyV1.mend':
    '仍可开始和查看运行。任务及其定时、等待中的运行、你自己的 Worker，以及平台的大部分文件格式都需要 API v2，在此处无法使用。部署此控制台的人可以一并转发 /api/v2，包括 PUT 和 DELETE。',
  'check.clock.cause': '本机的时钟与平台相差 {seconds} 秒。',
  'check.clock.mend': '请让本机自动校准时钟。在此之前，响应丢失的运行可能无法找回。',
  'check.unknown.cause': '平台因其他原因拒绝。',
  'check.unknown.mend': '请复制报告并发送给部署本控制台的人。',
};
