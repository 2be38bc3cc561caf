// Runs before the first paint, as a file since the CSP allows no inline script.
(function () {
  var page = document.documentElement;
  var script = document.currentScript;
  var built = script.dataset;

  function stored(name) {
    try {
      return localStorage.getItem('run-console.' + name);
    } catch {
      return null;
    }
  }

  function preload(files) {
    files.split(' ').forEach(function (file) {
      var link = document.createElement('link');
      link.rel = 'modulepreload';
      link.crossOrigin = '';
      link.href = file;
      document.head.append(link);
    });
  }

  // The Worker's descriptor, which needs no key; src/app/begun-fetch.ts takes the answer. In the sandbox the page answers for
  // itself.
  function askForDescriptor() {
    var screen = built.base + built.workers;
    var slug = location.pathname.slice(screen.length).replace(/\/$/, '');
    if (!built.descriptor || location.pathname.indexOf(screen) !== 0) return;
    if (!new RegExp(built.slug).test(slug)) return;
    var url = new URL(built.descriptor.replace('{slug}', slug.replace('/', built.slash)), location.origin)
      .href;
    var abort = new AbortController();
    var answer = fetch(url, {
      headers: { Accept: 'application/json' },
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
    });
    // What went wrong is told where the answer is taken.
    answer.catch(function () {});
    window.begunFetch = { url: url, answer: answer, abort: abort };
  }

  // What the page would ask for later is asked for now, before anything is looked up: the code of a Worker's form, and its
  // descriptor, or the code of Spend. The build names the files; there are none to name in development.
  var screen = '';
  if (built.compose && location.pathname.indexOf('/' + built.workers) !== -1) screen = 'Compose';
  if (built.spend && new RegExp(built.spendPath + '/?$').test(location.pathname)) screen = 'Spend';
  if (screen !== '') preload(built[screen.toLowerCase()]);
  if (screen === 'Compose') askForDescriptor();

  // So that dark never flashes light.
  var theme = stored('theme');
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.dataset.theme = dark ? 'dark' : 'light';

  // The language that was chosen, else the first of the browser's that the console speaks. Chinese of places that write
  // it in traditional characters is another. src/main.tsx reads the answer where it is put here.
  var tags = [stored('language')].concat(navigator.languages);
  for (var i = 0; i < tags.length; i += 1) {
    if (/^en\b/i.test(tags[i])) page.lang = 'en';
    else if (/^zh\b(?!-(hant|tw|hk|mo))/i.test(tags[i])) page.lang = 'zh-CN';
    else continue;
    break;
  }

  // Chinese quotes and dots are as wide as its characters: those of the page's own typeface are Latin. They have its name, so that they
  // stand before it where the page is in Chinese.
  var faces = [
    'PingFang SC',
    'PingFangSC-Regular',
    'Microsoft YaHei',
    'Noto Sans CJK SC',
    'NotoSansCJKsc-Regular',
  ];
  var sources = faces.map(function (face) {
    return 'local("' + face + '")';
  });
  var marks = new window.FontFace('Geist', sources.join(), {
    weight: '100 900',
    unicodeRange: 'U+201C-201D, U+2026',
  });
  function chooseMarks() {
    document.fonts[page.lang === 'zh-CN' ? 'add' : 'delete'](marks);
  }
  new window.MutationObserver(chooseMarks).observe(page, { attributeFilter: ['lang'] });
  chooseMarks();

  if (!built.compose) return;
  var words = page.lang === 'zh-CN' ? 'zh' : 'en';
  preload(built[words]);
  if (screen !== '') preload(built[words + screen]);
})();
