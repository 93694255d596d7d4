import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import shipped from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const fontPackage = dirname(
  createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'),
)

/** Tells fontconfig of a Chinese font that came with npm: a bare machine has none. */
function giveFonts(): string {
  const folder = join(tmpdir(), 'covenant-fonts')
  mkdirSync(folder, { recursive: true })
  for (const weight of [400, 600]) {
    for (const subset of ['chinese-simplified', 'latin']) {
      const name = `noto-sans-sc-${subset}-${weight}-normal.woff2`
      if (!existsSync(join(folder, name))) {
        copyFileSync(join(fontPackage, 'files', name), join(folder, name))
      }
    }
  }
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  )
  return folder
}

/** A real Chromium that came with npm, with a Chinese font, and quiet: it calls nobody. */
export async function openChromium(): Promise<Browser> {
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
    ],
  })
}
