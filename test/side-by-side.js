// Runs the commands that are named at the same time, and fails where one of them does.
import { spawn } from 'node:child_process';

for (const command of process.argv.slice(2)) {
  spawn(command, { shell: true, stdio: 'inherit' }).once('exit', (code) => {
    if (code !== 0) process.exitCode = 1;
  });
}
