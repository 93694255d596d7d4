// What areas above forms use of its pages.
export { AnswerForm } from './answer-form.tsx'
export { AnswerList, AnswersSection } from './answer-sheets.tsx'
export { type Given, plainAnswers, PlainQuestions, unansweredAmong } from './plain-questions.tsx'
export { givenTo, QuestionFields } from './question-fields.tsx'
export { useCustomFields, useQuestions } from './reading.ts'
export { useAnswerSpeech, useLabels } from './speech.ts'
export { formWords } from './words.ts'
