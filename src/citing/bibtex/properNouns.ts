/**
 * Words of this field's titles that keep their capital in any style: languages, peoples, places and persons.
 * Names of models come with the paper itself.
 */
export const PROPER_NOUNS: ReadonlySet<string> = new Set(
  `African American Arabic Asian Bengali Chinese Danish Dutch English European Finnish French German Greek Hebrew Hindi
  Indian Indonesian Italian Japanese Korean Latin Mandarin Nordic Norwegian Persian Polish Portuguese Russian Spanish
  Swedish Thai Turkish Ukrainian Vietnamese Africa America Asia China Europe Germany India Japan Korea
  Bayes Bayesian Bernoulli Boltzmann Carlo Monte Chomsky Euclidean Euler Fisher Fourier Gauss Gaussian Gibbs
  Gödel Hessian Hilbert Jacobian Kolmogorov Lagrangian Langevin Laplace Lipschitz Markov Nash Newton Pareto Poisson Shapley
  Shannon Taylor Turing Wasserstein Zipf
  Python Java Rust Coq Isabelle Kaggle Wikipedia Reddit Twitter Android Linux
  Qwen Llama Gemma Gemini Mistral Mixtral Claude Falcon Grok Kimi Ernie Hunyuan Nemotron Phi Pythia Vicuna Alpaca Bard
  Mamba Adam Muon`.split(/\s+/),
);
