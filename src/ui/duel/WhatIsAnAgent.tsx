/** What stands behind the word "agent" on this page, so that nobody takes a few parameters for a language model. */
export function WhatIsAnAgent() {
  return (
    <section aria-labelledby="what-is-an-agent" className="duel-note">
      <h3 id="what-is-an-agent">What an agent is here, and is not</h3>
      <div className="duel-note-columns">
        <div>
          <h4>It is</h4>
          <p>
            a model of skill, memory, errors and cost with stated parameters. A turn takes time and tokens and
            succeeds with a chance that rises with skill over difficulty (a logistic curve, as in Rasch 1960)
            and falls as the context fills. A failed turn is noticed with a stated chance, and otherwise
            becomes an error that others may repeat or catch. What is handed over may lose what matters in it.
            All of this stands on the dials but for its constants: a tenth more skill takes even chances to 69
            %, each doubling of the tools adds 0.02 to a step’s difficulty, and a full context 0.25.
          </p>
        </div>
        <div>
          <h4>It is not</h4>
          <p>
            a language model. It reads no text, uses no tool and knows nothing of the world; nobody’s model is
            measured here, and no number on this page predicts how a certain product will do. That more agents
            help or harm in this model shows that a mechanism is enough to make it so, not that it is what
            happens in yours.
          </p>
        </div>
        <div>
          <h4>To hold it against the world</h4>
          <p>
            see <em>Evidence</em> in the laboratory’s menu: closed forms that the model must meet, and the
            same mechanisms calibrated to published success rates of real models, with what they do not
            explain.
          </p>
        </div>
      </div>
    </section>
  );
}
