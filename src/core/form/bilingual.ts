import type { Parameter, ValueSpec } from './parameter.ts';

type Reader = 'en' | 'zh-CN';

const BETWEEN = /\s*[|｜]\s*|\s+[/／]\s+|\s*\r?\n\s*/;

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
/** Scripts used beside Han in languages other than Chinese, or in three-language titles. */
const OTHER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export const langOf = (text: string): 'zh' | 'en' => (HAN.test(text) ? 'zh' : 'en');

/**
 * The reader's half of a title such as "Search terms | 搜索词"; the whole title unless it splits cleanly into
 * two scripts.
 */
export function titleFor(title: string, reader: Reader): string {
  const halves = title.trim().split(BETWEEN);
  if (halves.length !== 2 || OTHER.test(title)) return title;
  const chinese = halves.filter((half) => HAN.test(half));
  const latin = halves.filter((half) => !HAN.test(half) && LATIN.test(half));
  const [one, other] = [chinese[0], latin[0]];
  if (one === undefined || other === undefined) return title;
  return reader === 'zh-CN' ? one : other;
}

function shown<Spec extends ValueSpec>(spec: Spec, reader: Reader): Spec {
  const title = titleFor(spec.title, reader);
  return title === spec.title ? spec : { ...spec, title, wholeTitle: spec.title };
}

function withCaption(parameter: Parameter, reader: Reader): Parameter {
  const { section } = parameter;
  if (section === undefined) return parameter;
  const caption = titleFor(section.caption, reader);
  return caption === section.caption ? parameter : { ...parameter, section: { ...section, caption } };
}

export function inLanguage(parameters: readonly Parameter[], reader: Reader): readonly Parameter[] {
  const read = parameters.map((parameter): Parameter => {
    const columns = parameter.columns.map((column) => shown(column, reader));
    const changed = columns.some((column, at) => column !== parameter.columns[at]);
    return shown(withCaption(changed ? { ...parameter, columns } : parameter, reader), reader);
  });
  return read.some((parameter, at) => parameter !== parameters[at]) ? read : parameters;
}
