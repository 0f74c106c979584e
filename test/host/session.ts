import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { failuresFolder, root } from './paths';
import { EditorServer, type ServerOptions } from './server';
import { patience } from './wait';
import { copyOf, type Copy } from './workspace';
import { Workbench } from './workbench';

export interface SessionOptions extends ServerOptions {
  /** The folder of which a copy is opened. */
  readonly workspace: string;
  /** Whether the extension is loaded from this repository; not where a VSIX is to be tried. */
  readonly development?: boolean;
  /** Another extension under development than this repository's. */
  readonly extension?: string;
  /** Fills the folder in which the extension keeps what all windows share, before a window opens. */
  readonly prepare?: (globalStorage: string) => Promise<void>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** One window of the editor. */
export interface Window {
  readonly page: Page;
  readonly workbench: Workbench;
}

/** One editor with a first window: server, browser, page and a copy of the workspace, opened and closed together. */
export class Session implements Window {
  private constructor(
    readonly server: EditorServer,
    readonly browser: Browser,
    readonly workspace: Copy,
    private readonly options: SessionOptions,
    private readonly first: Window,
  ) {}

  static async open(options: SessionOptions): Promise<Session> {
    const workspace = await copyOf(options.workspace);
    const server = await EditorServer.start(options);
    await options.prepare?.(server.globalStorage('papershelf.papershelf'));
    const browser = await launchBrowser();
    return new Session(server, browser, workspace, options, await openWindow(server, browser, workspace, options));
  }

  get page(): Page {
    return this.first.page;
  }

  get workbench(): Workbench {
    return this.first.workbench;
  }

  /** Opens another window on the same folder, with an extension host of its own; it is closed with the others. */
  another(): Promise<Window> {
    return openWindow(this.server, this.browser, this.workspace, this.options);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.workspace.remove();
  }
}

async function openWindow(server: EditorServer, browser: Browser, workspace: Copy, options: SessionOptions): Promise<Window> {
  const context = await browser.newContext({ viewport: options.size ?? { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  // The clipboard of the page is what "copied" means in this editor.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const extension = options.development === false ? {} : { extension: options.extension ?? root };
  await page.goto(server.url({ folder: workspace.folder, ...extension }));
  const workbench = new Workbench(page, workspace.folder);
  await workbench.ready();
  return { page, workbench };
}

export interface TestSession {
  readonly session: Session;
  readonly workbench: Workbench;
}

/** Opens one session for the tests of a `describe`, and keeps a picture of each failure. */
export function sessionForTests(options: SessionOptions): TestSession {
  let session: Session | undefined;
  const current = () => {
    if (session === undefined) throw new Error('The editor is open only inside a test.');
    return session;
  };
  before('the editor opens', async function () {
    // The first run on a machine installs the editor.
    this.timeout(10 * 60_000);
    session = await Session.open(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || session === undefined) return;
    await mkdir(failuresFolder, { recursive: true });
    const name = this.currentTest.fullTitle().replaceAll(/\W+/g, '-');
    await session.page.screenshot({ path: path.join(failuresFolder, `${name}.png`) });
  });
  after('the editor closes', () => session?.close());
  return {
    get session() {
      return current();
    },
    get workbench() {
      return current().workbench;
    },
  };
}
