"""What single words of a notice say by themselves: numerals, dates of issue, numbering labels. Pure, over strings.

Used by extractors, normalisers and checks alike; knows nothing of layouts or notices.
"""
