import { readFileSync } from 'node:fs';
import { run, say, tail, which } from '../lib/proc.ts';

/** A group of Debian packages and what is lost without them. An entry with several names is one library that was renamed; the newest name comes first. */
export interface SystemPart {
  readonly feature: string;
  readonly packages: readonly (readonly string[])[];
  /** On other systems: the programs that show the part is there. */
  readonly programs: readonly string[];
}

/** What a window needs on a machine without a screen. */
export const WINDOW: SystemPart = {
  feature: 'opening the app window (and the app tests)',
  packages: [
    ['xvfb'],
    ['xauth'],
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    ['libxtst6'],
    ['fonts-noto-cjk'],
  ],
  programs: ['xvfb-run'],
};

/** What reads PDFs independently of the product, in the tests. */
export const PDF_TOOLS: SystemPart = {
  feature: 'the tests that check packets with programs of others',
  packages: [['poppler-utils'], ['qpdf']],
  programs: ['pdftotext', 'pdfinfo', 'qpdf'],
};

/** A print queue of the tests' own that prints into files, and what presses Enter in the system's dialog. */
export const PRINT_QUEUE: SystemPart = {
  feature: 'the tests that print packets to a queue',
  packages: [['cups'], ['printer-driver-cups-pdf'], ['cups-client'], ['xdotool']],
  programs: ['lp', 'lpadmin', 'xdotool'],
};

/** What looks at the app from outside: whom it talks to, in which order it writes, and a disk of the tests' own to take away. */
export const WATCHERS: SystemPart = {
  feature: 'the tests that watch the app from outside',
  packages: [['strace'], ['e2fsprogs']],
  programs: ['strace', 'mkfs.ext4'],
};

/** What compiles better-sqlite3 for the registry runtime. */
export const COMPILER: SystemPart = {
  feature: 'building SQLite for the Electron from the package registry',
  packages: [['g++'], ['make'], ['python3']],
  programs: ['g++', 'make', 'python3'],
};

/** Makes sure of the parts; gives the parts that stay missing, each already said in one line with the command that would bring it. */
export async function ensureSystem(parts: readonly SystemPart[]): Promise<readonly SystemPart[]> {
  if (process.platform !== 'linux') return [];
  const installed = debianPackages();
  if (installed === undefined) return withoutDebian(parts);
  const lacking = parts.filter((part) => missingIn(part, installed).length > 0);
  if (lacking.length === 0) return [];
  const wanted = [...new Set(lacking.flatMap((part) => missingIn(part, installed)))];
  if (process.getuid?.() !== 0 || process.env['CASEBINDER_NO_APT'] === '1') {
    const names = wanted.map((names) => names.at(-1)).join(' ');
    for (const part of lacking) say(`Not there: ${part.feature}. To get it: sudo apt-get install -y ${names}`);
    return lacking;
  }
  return install(lacking, wanted);
}

async function install(
  lacking: readonly SystemPart[],
  wanted: readonly (readonly string[])[],
): Promise<readonly SystemPart[]> {
  say(
    `System packages: installing ${wanted.map((names) => names.at(-1)).join(' ')} with apt-get (CASEBINDER_NO_APT=1 forbids it) …`,
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quick = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15', '-o', 'DPkg::Lock::Timeout=120'];
  await run('apt-get', ['update', '-qq', ...quick], { env, timeoutMs: 180_000 });
  const names: string[] = [];
  for (const choice of wanted) names.push(await nameHere(choice));
  const installed = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...quick, ...names], {
    env,
    timeoutMs: 900_000,
  });
  const now = debianPackages() ?? new Set<string>();
  const still = lacking.filter((part) => missingIn(part, now).length > 0);
  if (still.length > 0) say(`apt-get said:\n${tail(installed.out, 4)}`);
  for (const part of still) {
    const left = missingIn(part, now).map((choice) => choice.at(-1));
    say(`Not there: ${part.feature}. To get it: apt-get update && apt-get install -y ${left.join(' ')}`);
  }
  return still;
}

/** The name under which this release of the system has a library. */
async function nameHere(choice: readonly string[]): Promise<string> {
  for (const name of choice.slice(0, -1)) {
    const policy = await run('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))\S/.test(policy.out)) return name;
  }
  return choice.at(-1) ?? '';
}

function missingIn(part: SystemPart, installed: ReadonlySet<string>): readonly (readonly string[])[] {
  return part.packages.filter((names) => !names.some((name) => installed.has(name)));
}

/** The installed packages, read from dpkg's own list: asking dpkg-query would cost ten times as long. Undefined where there is no dpkg. */
function debianPackages(): ReadonlySet<string> | undefined {
  let status: string;
  try {
    status = readFileSync('/var/lib/dpkg/status', 'utf8');
  } catch {
    return undefined;
  }
  const found = new Set<string>();
  for (const [, name] of status.matchAll(/^Package: (\S+)\nStatus: \S+ \S+ installed$/gm))
    if (name !== undefined) found.add(name);
  return found;
}

function withoutDebian(parts: readonly SystemPart[]): readonly SystemPart[] {
  const lacking = parts.filter((part) => part.programs.some((name) => which(name) === undefined));
  for (const part of lacking) {
    const programs = part.programs.filter((name) => which(name) === undefined);
    say(`Not there: ${part.feature}. Install with this system's package manager what brings: ${programs.join(' ')}`);
  }
  return lacking;
}
