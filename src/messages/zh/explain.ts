import type { explain as english } from '../en/explain.ts';
import type { Translation } from '../translation.ts';

export const explain: Translation<typeof english> = {
  'explain.workerId':
    'Worker ID 指明 CoreClaw 上的一个脚本：26 位字母和数字，如 01KPD6M5YQADCQKGVKPDZVYC63，或 owner/name，如 coreclaw/google-maps-scraper。可在 CoreClaw 控制台或商店中该 Worker 页面的地址里找到，也可在该页面的 API 处找到。运行的 ID 与它相似，但打开的是运行。',
  'explain.memory':
    '脚本可使用的内存（RAM）。驱动浏览器的 Worker 比只抓取网页的需要更多；内存太小可能使运行失败。内存越大，每分钟费用越高。',
  'explain.cpus':
    '脚本的计算速度。选择内存后，核数按 CoreClaw 控制台的配比设置：512 MB 配 0.125 核，4,096 MB 配 1 核。仅在需要时才改填其他数值。',
  'explain.timeout': '运行达到此秒数后即会终止，无论是否完成。至少为 1，不能设为不限时。',
  'explain.maxCharge': '此次运行的费用上限，以美元计。0 表示不限：运行可能用尽余额。',
  'explain.maxTraffic': '此次运行的流量上限，以 MB 计。0 表示不限。',
  'explain.proxyRegion':
    '目标网站看到的访问来源国家或地区。价格、语言和结果可能因此不同。选择“自动”则由平台决定。',
  'explain.version': '要运行的 Worker 版本。表单对应最初显示的版本；其他版本的字段可能不同。',
  'explain.mode':
    '异步：运行开始后在此跟进，时间不限。同步。请求等到运行结束才有响应，最多几分钟，之后运行自行继续。此类请求的响应只含结果的前几行；在此可查看全部。绝大多数情况应选异步。',
  'explain.callbackUrl':
    '用于接收通知的自有地址：运行状态变化或结束时，CoreClaw 会以 POST 方式向其发送 JSON，示例如下。请只把它当作查看运行的提醒，不要当作运行结果：字段名可能有出入，公开的地址也可能被任何人调用。',
};
