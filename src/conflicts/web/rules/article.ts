import type { Language } from '#platform/i18n/words.ts'

const lawsInEnglish: Record<string, string> = {
  律师法: 'Law on Lawyers',
  律师执业行为规范: 'Rules of Professional Conduct for Lawyers',
}

/** The article a rule rests on; of what the product names itself, in the reader's language. */
export const sayArticle = (article: string, language: Language): string =>
  language === 'en'
    ? article.replace(
        /^(律师法|律师执业行为规范)第(\d+)条$/,
        (_, law: string, number: string) => `${lawsInEnglish[law]}, Art. ${number}`,
      )
    : article
