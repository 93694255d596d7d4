import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import shipped from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

// What the package opens to its users lies in `dist`, the fonts beside it.
const fontPackage = join(
  dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
  '..',
)

/** Tells fontconfig of a Chinese font that came with npm: a bare machine has none. */
function giveFonts(): string {
  const folder = join(tmpdir(), 'covenant-test-fonts')
  mkdirSync(folder, { recursive: true })
  // Not a web font: Chromium falls back on fonts of the system in plain OpenType only.
  for (const weight of ['Regular', 'Bold']) {
    const name = `NotoSansHans-${weight}.otf`
    if (existsSync(join(folder, name))) continue
    copyFileSync(join(fontPackage, 'fonts', name), join(folder, `${name}.${process.pid}`))
    renameSync(join(folder, `${name}.${process.pid}`), join(folder, name))
  }
  // Another run may be reading it.
  const conf = join(folder, 'fonts.conf')
  const draft = `${conf}.${process.pid}`
  writeFileSync(
    draft,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  )
  renameSync(draft, conf)
  return folder
}

/** A real Chromium that came with npm, with a Chinese font, and quiet: it calls nobody. */
export async function openChromium(more: string[] = []): Promise<Browser> {
  const executablePath = await shipped.executablePath()
  return chromium.launch({
    executablePath,
    env: { ...process.env, FONTCONFIG_PATH: giveFonts() },
    args: [
      // Tests may run as root; everything else is as a user's browser has it.
      '--no-sandbox',
      '--font-render-hinting=none',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}
