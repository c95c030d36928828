"""The network that reads sentences: tags, morphology, lemmas, trees and names from one encoder, in any language."""
