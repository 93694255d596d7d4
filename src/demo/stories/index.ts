import { administrative } from './administrative.ts'
import { civil } from './civil.ts'
import { civilMore } from './civil-more.ts'
import { commercial } from './commercial.ts'
import { commercialMore } from './commercial-more.ts'
import { construction } from './construction.ts'
import { criminal } from './criminal.ts'
import { family } from './family.ts'
import { finance } from './finance.ts'
import { foreign } from './foreign.ts'
import { further } from './further.ts'
import { labour } from './labour.ts'
import { more } from './more.ts'
import { other } from './other.ts'
import { property } from './property.ts'
import type { Tale } from './story.ts'

/** All tales, by practice. */
export const tales: readonly Tale[] = [
  ...civil,
  ...civilMore,
  ...commercial,
  ...commercialMore,
  ...labour,
  ...family,
  ...criminal,
  ...property,
  ...construction,
  ...administrative,
  ...foreign,
  ...finance,
  ...other,
  ...more,
  ...further,
]
