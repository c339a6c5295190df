package org.melograph.io.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PorterStemmerTest {
    // Examples of Porter's paper, and words of the musiXmatch list.
    @ParameterizedTest
    @CsvSource({
        "caresses,caress",
        "ponies,poni",
        "cats,cat",
        "feed,feed",
        "agreed,agre",
        "plastered,plaster",
        "bled,bled",
        "motoring,motor",
        "sing,sing",
        "conflated,conflat",
        "troubled,troubl",
        "sized,size",
        "hopping,hop",
        "falling,fall",
        "hissing,hiss",
        "filing,file",
        "happy,happi",
        "sky,sky",
        "relational,relat",
        "conditional,condit",
        "vietnamization,vietnam",
        "operator,oper",
        "hopefulness,hope",
        "formality,formal",
        "triplicate,triplic",
        "electrical,electr",
        "goodness,good",
        "revival,reviv",
        "replacement,replac",
        "adoption,adopt",
        "effective,effect",
        "probate,probat",
        "rate,rate",
        "cease,ceas",
        "controll,control",
        "roll,roll",
        "generalizations,gener",
        "baby,babi",
        "little,littl",
        "everything,everyth",
        "only,onli",
        "alone,alon",
        "believe,believ",
        "dreaming,dream"
    })
    void endingsAreTakenAsInThePaper(String word, String stem) {
        assertEquals(stem, PorterStemmer.stem(word));
    }

    @Test
    void shortAndForeignWordsStayAsTheyAre() {
        assertEquals("is", PorterStemmer.stem("Is"));
        assertEquals("señoras", PorterStemmer.stem("Señoras"));
    }
}
