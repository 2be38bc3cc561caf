import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Compiles and runs each file that it is told of, and answers with a line: whether it went well, and what it printed. */
const PLAYER = `import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.Base64;
import javax.tools.*;

class Player {
    public static void main(String[] args) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        PrintStream out = System.out;
        BufferedReader files = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String file; (file = files.readLine()) != null;) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream said = new PrintStream(bytes, true);
            String end = "bad";
            System.setOut(said);
            try {
                Path classes = Files.createTempDirectory(Paths.get(file).getParent(), "classes");
                if (compiler.run(null, said, said, "-d", classes.toString(), file) == 0) {
                    var main = new URLClassLoader(new URL[] {classes.toUri().toURL()})
                        .loadClass("Snippet").getDeclaredMethod("main", String[].class);
                    main.setAccessible(true);
                    main.invoke(null, (Object) new String[0]);
                    end = "good";
                }
            } catch (Throwable fault) {
                fault.printStackTrace(said);
            }
            System.setOut(out);
            out.println(end + Base64.getEncoder().encodeToString(bytes.toByteArray()));
        }
    }
}
`;

/**
 * Plays snippets in Java in one process, for tests of many: to start it and its compiler takes longer than to run them.
 * @param command the program and its options
 */
export function startJavaPlayer(
  [program, ...options]: readonly [string, ...string[]],
  cwd: string,
  env: NodeJS.ProcessEnv,
) {
  const player = join(cwd, 'Player.java');
  writeFileSync(player, PLAYER);
  const java = spawn(program, [...options, player], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(java.stdout);
  const ended = new Promise<string>((resolve) => void lines.once('close', () => resolve('bad')));
  return {
    /** What a file printed; fails with it where it does not compile or throws. */
    play: async (file: string): Promise<string> => {
      const answer = new Promise<string>((resolve) => void lines.once('line', resolve));
      java.stdin.write(`${file}\n`);
      const [, end, printed = ''] = /^(good|bad)(.*)$/.exec(await Promise.race([answer, ended])) ?? [];
      const text = Buffer.from(printed, 'base64').toString('utf8');
      if (end === 'good') return text;
      throw new Error(text || 'Java has ended.');
    },
    stop: () => void java.stdin.end(),
  };
}
