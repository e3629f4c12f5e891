import type { Coach } from '../../coach/coach-schema.ts';
import { lexicons } from './lexicons.ts';
import { suggestions } from './suggestions.ts';

export const coach: Coach = {
  lexicons: [...lexicons],
  suggestions: [...suggestions],
  screens: [
    { screen: 'labour', lexicon: 'labour-dispute' },
    { screen: 'contract', lexicon: 'contract-dispute' },
    { screen: 'equity', lexicon: 'equity-dispute' },
    { screen: 'property', lexicon: 'property-dispute' },
    { screen: 'debt', lexicon: 'debt-dispute' },
    { screen: 'consumer', lexicon: 'consumer-dispute' },
    { screen: 'criticism', lexicon: 'opinion' },
  ],
};
