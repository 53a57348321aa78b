import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program to its end and resolves to its exit code (1 when a signal ended it).
 * Our own end is passed on, so that Ctrl+C leaves nothing behind.
 */
export function run(
  command,
  args,
  { env = {}, stdio = 'inherit', cwd = root, onOutput, shell = false } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : stdio,
      shell,
    });
    if (onOutput) {
      child.stdout.on('data', onOutput);
      child.stderr.on('data', onOutput);
    }
    const passOn = (signal) => child.kill(signal);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    const settle = () => {
      process.off('SIGINT', passOn);
      process.off('SIGTERM', passOn);
    };
    child.on('error', (problem) => {
      settle();
      reject(problem);
    });
    child.on('close', (code) => {
      settle();
      resolve(code ?? 1);
    });
  });
}

/** A script of one of our packages, run by this very Node: no shell and no .cmd shim, so it is the same on Windows. */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** npm as the program that started us, else the one on PATH (a .cmd on Windows, which needs a shell). */
export function runNpm(args, options) {
  const npmCli = process.env.npm_execpath;
  return npmCli?.endsWith('.js')
    ? runNode(npmCli, args, options)
    : run('npm', args, { ...options, shell: process.platform === 'win32' });
}
