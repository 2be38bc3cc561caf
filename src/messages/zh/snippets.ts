import type { snippets as english } from '../en/snippets.ts';
import type { Translation } from '../translation.ts';

export const snippets: Translation<typeof english> = {
  'snippet.copy': '复制代码片段',
  'snippet.language': '代码语言',
  'snippet.language.curl': 'curl (bash, zsh)',
  'snippet.language.powershell': 'PowerShell',
  'snippet.language.cmd': 'curl (cmd)',
  'snippet.language.python': 'Python (requests)',
  'snippet.language.javascript': 'JavaScript (fetch)',
  'snippet.language.node': 'Node.js',
  'snippet.language.go': 'Go',
  'snippet.language.php': 'PHP',
  'snippet.language.java': 'Java',
  'snippet.language.csharp': 'C#',
  'snippet.purpose': '用途',
  'snippet.purpose.start': '启动运行',
  'snippet.purpose.status': '查询状态',
  'snippet.purpose.results': '获取结果',
  'snippet.fromFile': '请求体放在文件中（{file}）',
  'snippet.download': '下载 {file}',
  'snippet.truncated': '仅显示前 {shown} 个字符。“复制代码片段”会复制全部内容。',
  'snippet.key': '它从环境变量 CORECLAW_API_KEY 读取 API 密钥。',
  'snippet.sandbox': '这是沙盒：不会启动真实的运行。',
  'snippet.sandbox.page':
    '这是页面中的沙盒：sandbox.invalid 不指向任何地方，因此不会到达任何服务，也不会启动真实的运行。',
  'snippet.values': '填写的内容原样写在其中，包括密码和 Cookie。',
  'snippet.values.file': '填写的内容原样写在 {file} 中，包括密码和 Cookie。',
  'snippet.runSlug': '请将 RUN_SLUG 替换为运行的 ID。',
  'snippet.runSlug.file': '请将 {file} 中的 RUN_SLUG 替换为运行的 ID。',
  'snippet.file': '请将 {file} 保存到执行命令的文件夹中。',
  'snippet.file.cmd': 'cmd 无法传递某些文本，因此请求体来自 {file}。请将其保存到执行命令的文件夹中。',
  'snippet.encoding':
    '请粘贴到 PowerShell 中。如作为 Windows PowerShell 5.1 的脚本，请以带 BOM 的 UTF-8 保存。',
  'snippet.failed': '无法加载其他语言的代码片段',
  'snippet.failed.advice': '请检查网络连接后重试，或选择 curl (bash, zsh)。',
  'snippet.problem.nul': '地址中含有 NUL 字符，任何代码片段都无法传递它。',
  'snippet.problem.loneSurrogate': '地址中含有不完整的字符（孤立代理项），任何代码片段都无法传递它。',
  'snippet.problem.percent':
    '地址中含有百分号，cmd 在直接输入时和在批处理文件中对它的解释不同。请选择其他语言。',
};
