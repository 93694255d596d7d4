// Draws the icons a telephone shows for the installed web app, from the mark.
// By hand: node_modules/.bin/node tests/pictures/icons.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openChromium } from '../support/chromium.ts'

const folder = join(import.meta.dirname, '../../src/shell/web/public')
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8').replaceAll('#1d4f97', '#ffffff')

const chromium = await openChromium()
for (const size of [180, 192, 512]) {
  const page = await chromium.newPage({ viewport: { width: size, height: size } })
  // A telephone may cut a circle: the mark keeps within the inner four fifths.
  await page.setContent(`<style>
    body { display: grid; place-items: center; height: 100vh; margin: 0; background: #1d4f97 }
    svg { width: 56vw }
  </style>${mark}`)
  await page.screenshot({ path: join(folder, `icon-${size}.png`) })
  await page.close()
}
await chromium.close()
