import type {
  account as englishAccount,
  balance as englishBalance,
  history as englishHistory,
  lost as englishLost,
  news as englishNews,
  starting as english,
} from '../en/journal.ts';
import type { Translation } from '../translation.ts';

export const starting: Translation<typeof english> = {
  'start.waiting': '正在等待运行结束… {elapsed}',
  'start.waiting.limit': '平台会等待 30 秒到 5 分钟，之后运行会自行继续。停止等待不会停止运行。',
  'start.waiting.over': '5 分钟上限已过：运行会自行继续，响应可能不会返回。停止等待不会停止运行。',
  'start.waiting.cancel': '停止等待',
};

export const balance: Translation<typeof englishBalance> = {
  'start.balance.zero': '余额为 {balance}：平台很可能会拒绝此运行。',
  'start.balance.low': '余额 {balance} 低于费用上限 {charge}。',
};

export const lost: Translation<typeof englishLost> = {
  'start.unknown.title': '运行可能已启动',
  'start.unknown.advice': '请求已发出，但没有收到明确响应。每次运行都会计费，因此不会自动再次发送。',
  'start.unknown.cancelled': '已停止等待。如果运行已启动，它会继续进行。',
  'start.unknown.reload':
    '{time} 运行启动期间离开了此页面，因此没有看到响应。每次运行都会计费，因此不会自动再次发送。',
  'start.unknown.runs': '查看运行记录',
  'start.unknown.another': '仍要再运行一次',
  'start.unknown.looking': '正在{among, select, worker {此 Worker 的} other {}}运行记录中查找…',
  'start.unknown.unread': '无法读取运行列表，因此还不能确定。',
  'start.unknown.found': '平台显示运行已启动',
  'start.unknown.found.one':
    '{among, select, worker {此 Worker 的} other {}}以下运行在 {time} 发出请求前后启动：',
  'start.unknown.found.several':
    '{count, plural, =1 {以下{among, select, worker {此 Worker 的} other {}}运行可能是你在 {time} 请求的运行：} other {你在 {time} 请求的运行可能是{among, select, worker {此 Worker 的} other {}}以下运行之一：}}',
  'start.unknown.found.taken':
    '{count, plural, =1 {该运行} other {这些运行}}已归到另一次启动，因此两次启动中可能有一次并未成功。',
  'start.unknown.found.more': '{count, plural, other {另有 # 次运行也可能是你的。}}',
  'start.unknown.found.open': '打开该运行',
  'start.unknown.found.run': '{moment} 的运行',
  'start.unknown.found.notBegun': '等待执行的运行',
  'start.unknown.found.notIt': '{count, plural, =1 {不是这次运行} other {都不是}}',
  'start.unknown.none': '截至 {until} 未找到匹配的运行',
  'start.unknown.none.advice':
    '你在 {time} 发出请求，平台列表中没有可能与之对应的{among, select, worker {此 Worker 的} other {}}运行。它仍可能稍后出现，显示此提示期间会继续查找。再次运行前会先再查找一次。',
  'start.unknown.lookAgain': '重新查找',
  'start.sync.direct':
    '同步运行会让一个连接保持数分钟。如果连接中断，浏览器可能会自行再次发送请求而不提示，这样就会有两次运行。',
  'start.sync.direct.async': '改用异步',
  'start.unkept':
    '本浏览器无法记录这次启动。确认结果之前，请勿刷新或关闭此页面，否则控制台无法再查找该运行。',

  'start.unknown.otherKey.none':
    '发出启动请求时使用的 API 密钥与本标签页现在的密钥不同。如果那个密钥属于另一个账户，该运行不会在刚读取的列表中。请输入那个密钥以便确认。',
  'start.unknown.otherKey.found':
    '发出启动请求时使用的 API 密钥与本标签页现在的密钥不同。只有两个密钥属于同一账户时，这些运行才可能是所启动的运行。',
  'start.unknown.otherKey.enter': '输入密钥',
};

export const news: Translation<typeof englishNews> = {
  'start.news.started': '{what} 的运行已启动',
  'start.news.open': '打开该运行',
  'start.news.refused': '{what} 的运行未启动',
  'start.news.refused.about': '你在 {time} 发起运行，但未等到响应就离开了页面。未创建运行。',
  'start.news.back': '返回发起该运行的页面',
  'start.news.lost': '{what} 的运行可能已启动',
  'start.news.lost.about': '没有收到能说明 {time} 的启动请求是否创建了运行的响应。',
  'start.news.look': '立即核实',
  'start.news.late': '出现了一次可能属于你的运行',
  'start.news.late.about':
    '{time} 对 {what} 的请求没有收到响应，当时列表中没有它的运行。这次运行可能就是它，会与你之后开始的运行分别计费。',
  'start.news.twice': '浏览器可能发送了两次请求：开始了两次运行',
  'start.news.twice.about':
    '你在 {time} 请求了 {what} 的一次运行，几乎同一时刻该 Worker 又开始了一次运行。如果不是定时任务或他人开始的，就是浏览器发送了两次；两次都会计费。',
  'start.news.second.open': '打开另一次运行',
  'start.news.second.abort': '停止另一次运行',
  'start.news.second.aborting': '正在停止…',
  'start.news.second.aborted': '已请求平台停止另一次运行。',
  'start.news.refusedRun': '平台拒绝了 {what} 的启动请求，但返回了一个运行 ID',
  'start.news.refusedRun.about': '该运行已存在，可能会计费。不会自动再次发送请求。',
  'start.news.what.run': '再次运行的 Worker',
  'start.news.what.row': '批量运行的第 {row} 行（{worker}）',
  'start.news.what.task': '任务 {task}',
};

export const history: Translation<typeof englishHistory> = {
  'history.kept': '本浏览器保存着 {count, plural, other {# 次运行}}的参数。',
  'history.clear': '清除历史',
  'history.clear.about': '只清除保存的参数，运行本身不受影响。',
  'history.cleared': '已清除本浏览器中保存的运行参数。',
  'history.edit': '编辑后再运行一次',
  'history.otherAgain': '其他重新运行方式',
  'history.input': '参数',
  'history.input.json': '开始此运行所用的参数（请求格式）',
  'history.input.copy': '复制请求',
  'history.input.omitted': '未保存 {names}，因为看起来是敏感信息。开始运行前请重新填写。',
  'history.input.unchecked': '未保存 {names}，因为看起来是敏感信息，或未能检查。开始运行前请重新填写。',
  'history.input.elsewhere': '参数仅存于启动它的浏览器。',
  'history.input.gone': '此运行是在本浏览器启动的，但其参数没有保存。',
  'history.input.large': '此运行的参数过大，未能保存在本浏览器中。',
  'history.input.task': '由任务启动',
  'history.input.unreadable': '本浏览器保存的该运行参数已损坏。',
  'history.input.newer': '该运行的参数由更新版本的控制台保存，当前版本无法读取。',
  'history.input.found': '此运行应为之前未收到响应的那次启动；此处显示那次启动的参数。',
};

export const account: Translation<typeof englishAccount> = {
  'account.balanceUntil': '余额 {amount}，有效期至 {moment}',
  'account.traffic': '剩余流量：{amount}',
  'account.trafficUntil': '剩余流量：{amount}，有效期至 {moment}',
};
