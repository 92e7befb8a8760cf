// What the topics of a statement still lack.
import { describe, expect, it } from 'vitest';
import { said_topics, topic_flaws, topics_of } from '../src/pages/agency/topics';

describe('topics of a statement', () => {
  it('are each named, named once, and said something to', () => {
    const topics = topics_of([{ topic: 'Brandschutz', text: 'Der Rettungsweg fehlt.' }, { topic: ' brandschutz! ', text: 'Noch einmal.' }, { topic: ' ', text: 'Ohne Namen.' }, { topic: 'Zufahrt', text: ' ' }]);
    expect(topic_flaws(topics).map(({ field }) => field)).toEqual(['topic-2-topic', 'topic-3-topic', 'topic-4-text']);
    expect(topic_flaws(topics.slice(0, 1))).toEqual([]);
  });
  it('are sent without blanks around them', () => {
    expect(said_topics(topics_of([{ topic: ' Zufahrt ', text: ' Breit genug.\n' }]))).toEqual([{ topic: 'Zufahrt', text: 'Breit genug.' }]);
  });
});
