import { writeCmd } from './cmd.ts';
import { writeCSharp } from './csharp.ts';
import { writeCurl } from './curl.ts';
import { writeGo } from './go.ts';
import { writeJava } from './java.ts';
import { writeJavaScript, writeNode } from './javascript.ts';
import { writePhp } from './php.ts';
import { writePowerShell } from './powershell.ts';
import { writePython } from './python.ts';
import type { SnippetLanguage, WriteSnippet } from './snippet.ts';

/**
 * A writer for each language: the body arrives to the byte, the key comes from the environment and goes to the named
 * origin only, no redirect is followed. Loaded when a language other than curl is chosen.
 */
export const WRITE_SNIPPET: Record<SnippetLanguage, WriteSnippet> = {
  curl: writeCurl,
  powershell: writePowerShell,
  cmd: writeCmd,
  python: writePython,
  javascript: writeJavaScript,
  node: writeNode,
  go: writeGo,
  php: writePhp,
  java: writeJava,
  csharp: writeCSharp,
};
